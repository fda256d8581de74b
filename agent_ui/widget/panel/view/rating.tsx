import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { ASKED } from "./asked-words.ts";
import { Drawing } from "./icon.tsx";
import type { Tools } from "./tools.ts";

const STAR = "m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8Z";

export function Rating({ tools }: { tools: Tools }): JSX.Element {
  const { actions } = tools;
  const words = ASKED[tools.language];
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState("");
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    if (score > 0) void actions.rate(score, comment.trim());
  };
  return (
    <form class="rating" onSubmit={onSubmit}>
      <fieldset>
        <legend>{words.rateQuestion}</legend>
        <div class="stars">
          {words.rates.map((label, index) => (
            <label key={label} class={index < score ? "lit" : ""} title={label}>
              <input
                type="radio"
                name="score"
                aria-label={label}
                checked={score === index + 1}
                onChange={() => setScore(index + 1)}
              />
              <Drawing path={STAR} />
            </label>
          ))}
        </div>
        <p class="chosen" aria-hidden="true">
          {words.rates[score - 1] ?? "\u00a0"}
        </p>
      </fieldset>
      {score > 0 && (
        <>
          <textarea
            rows={2}
            value={comment}
            aria-label={words.rateComment}
            placeholder={words.rateComment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button class="wide">{words.rateSend}</button>
        </>
      )}
    </form>
  );
}
