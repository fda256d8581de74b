import { useEffect, useState, type ReactElement } from "react";
import { explain } from "../../desk/notices";
import { useAdministrationMessages } from "../../i18n/administration";
import { translated } from "../../i18n/refusals";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Marks";
import { readReport, type ReportLine } from "./imports";
import styles from "./Imports.module.css";

/** What is said of the lines, page by page. */
export function ReportLines({ id }: { readonly id: string }): ReactElement {
  const { imports: words } = useAdministrationMessages();
  const [lines, setLines] = useState<readonly ReportLine[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const show = async (after: string, isWanted: () => boolean) => {
    try {
      const page = await readReport(id, after);
      if (!isWanted()) return;
      setLines((known) => (after === "" ? page.lines : [...known, ...page.lines]));
      setNext(page.next);
      setProblem(null);
    } catch (error) {
      if (isWanted()) setProblem(explain(error));
    }
  };

  useEffect(() => {
    let isHere = true;
    const first = async () => show("", () => isHere);
    void first();
    return () => {
      isHere = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- it is another one for another import alone
  }, [id]);

  return (
    <>
      <h4 id="import-report">{words.report}</h4>
      <ul className={styles.lines} aria-labelledby="import-report">
        {lines.map((line) => (
          <Line key={`${line.line}.${line.place}`} line={line} />
        ))}
      </ul>
      <div role="status">{problem !== null && <p>{problem}</p>}</div>
      {next !== null && (
        <div>
          <Button isSmall onPress={() => void show(next, () => true)}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}

function Line({ line }: { readonly line: ReportLine }): ReactElement {
  const messages = useAdministrationMessages();
  const { imports: words } = messages;
  const where = [words.line(line.line), line.column].filter(Boolean).join(" · ");
  return (
    <li className={styles.line}>
      <strong>{where}</strong>{" "}
      <Chip tone={line.is_refusal ? "bad" : "plain"}>{line.is_refusal ? words.refused : words.remark}</Chip>
      {line.value !== "" && <p>{line.value}</p>}
      {line.text.split("\n").map((text) => {
        const told = translated(messages, text);
        return (
          <p key={text} {...(told === undefined ? { lang: "en" } : {})}>
            {told ?? text}
          </p>
        );
      })}
    </li>
  );
}
