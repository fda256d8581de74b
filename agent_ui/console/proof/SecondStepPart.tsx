import { useState, type ReactElement } from "react";
import { notify } from "../desk/notices";
import { useFetched } from "../desk/useFetched";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { useProofWords } from "../i18n/proof";
import { Button } from "../ui/Button";
import { Chip, Skeleton } from "../ui/Marks";
import {
  beginSecondStep,
  endSecondStep,
  readSecondStep,
  renewCodes,
  setUpSecondStep,
  type Enrolment,
  type SecondStep,
} from "./calls";
import { EnrolmentForm } from "./EnrolmentForm";
import { OwnProof } from "./OwnProof";
import styles from "./Proof.module.css";
import { RecoveryCodesPart } from "./RecoveryCodesPart";

type Doing =
  | { readonly what: "nothing" | "beginning" | "renewing" | "ending" }
  | { readonly what: "enrolling"; readonly enrolment: Enrolment }
  | { readonly what: "keeping"; readonly codes: readonly string[] };

const NOTHING: Doing = { what: "nothing" };

/** My second step: set up, with new recovery codes, and given up. */
export function SecondStepPart(): ReactElement {
  const messages = useMessages();
  const words = useProofWords();
  const { value, problem, refresh } = useFetched(readSecondStep);
  const [doing, setDoing] = useState<Doing>(NOTHING);
  const done = (told?: string) => {
    if (told !== undefined) notify(told);
    setDoing(NOTHING);
    refresh();
  };
  const back = () => setDoing(NOTHING);
  switch (doing.what) {
    case "beginning":
      return (
        <OwnProof
          lead={words.beginLead}
          action={words.goOn}
          onBack={back}
          onProof={async (password) => setDoing({ what: "enrolling", enrolment: await beginSecondStep(password) })}
        />
      );
    case "enrolling":
      return (
        <EnrolmentForm
          enrolment={doing.enrolment}
          onCode={async (code) => {
            const made = await setUpSecondStep(doing.enrolment.ticket, code);
            setDoing({ what: "keeping", codes: made.recovery_codes });
          }}
        />
      );
    case "keeping":
      return <RecoveryCodesPart codes={doing.codes} onKept={() => done()} />;
    case "renewing":
      return (
        <OwnProof
          hasCode
          lead={words.renewLead}
          action={words.renew}
          onBack={back}
          onProof={async (password, code) => {
            const made = await renewCodes(password, code);
            setDoing({ what: "keeping", codes: made.recovery_codes });
          }}
        />
      );
    case "ending":
      return (
        <OwnProof
          hasCode
          tone="danger"
          lead={words.endLead}
          action={words.end}
          onBack={back}
          onProof={async (password, code) => {
            await endSecondStep(password, code);
            done(words.ended);
          }}
        />
      );
    case "nothing":
      if (problem !== null) return <p role="alert">{problem}</p>;
      if (value === null) return <Skeleton lines={3} label={messages.loading} />;
      return <Standing step={value} onDo={(what) => setDoing({ what })} />;
    default:
      return doing satisfies never;
  }
}

interface StandingProps {
  readonly step: SecondStep;
  readonly onDo: (what: "beginning" | "renewing" | "ending") => void;
}

function Standing({ step, onDo }: StandingProps): ReactElement {
  const words = useProofWords();
  return (
    <section className={styles.part} aria-labelledby="second-step">
      <h3 id="second-step">
        {words.secondStep} {step.since === null ? <Chip>{words.off}</Chip> : <Chip tone="good">{words.on}</Chip>}
      </h3>
      <p>{words.lead}</p>
      {step.is_required && <p className={styles.hint}>{words.required}</p>}
      {step.since === null ? (
        <div>
          <Button tone="primary" onPress={() => onDo("beginning")}>
            {words.setUp}
          </Button>
        </div>
      ) : (
        <>
          <p className={styles.hint}>
            {words.since(moment(step.since))} · {words.left(step.recovery_codes)}
          </p>
          <div className={styles.row}>
            <Button onPress={() => onDo("renewing")}>{words.renew}</Button>
            {!step.is_required && (
              <Button tone="danger" onPress={() => onDo("ending")}>
                {words.end}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
