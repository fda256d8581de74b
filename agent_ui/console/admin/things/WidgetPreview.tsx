import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { hubUrl } from "../../desk/base";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { LANGUAGES, OWN_NAMES, useLanguage } from "../../i18n/language";
import { ChoiceField, Toggle } from "../../ui/Field";
import { cx } from "../../ui/cx";
import type { Values } from "./shapes";
import { shownWidget, type Looking } from "./shownWidget";
import styles from "./Preview.module.css";

/** The real widget beside its form, as it would be: in whichever language, light and dark, on a telephone. */
export function WidgetPreview({ values }: { readonly values: Values }): ReactElement {
  const { queueEditor, accounts: words } = useAdministrationMessages();
  const { language } = useLanguage();
  const company = useConsole((state) => state.floor.company);
  const [looking, setLooking] = useState<Looking>({ language, isDark: false, isPhone: false, isClosed: false });
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const told = useMemo(() => shownWidget(values, company, looking), [values, company, looking]);
  useEffect(() => {
    const hear = (event: MessageEvent) => {
      if (event.origin === location.origin && event.source === frame.current?.contentWindow) setReady(true);
    };
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, []);
  useEffect(() => {
    if (isReady) frame.current?.contentWindow?.postMessage(told, location.origin);
  }, [isReady, told]);
  const look = (some: Partial<Looking>) => setLooking((now) => ({ ...now, ...some }));
  return (
    <aside className={styles.preview} aria-labelledby="preview">
      <h3 id="preview" className={styles.title}>
        {words.preview}
      </h3>
      <p className={styles.hint}>{words.previewLead}</p>
      <div className={styles.looks}>
        <ChoiceField
          label={words.previewLanguage}
          placeholder={queueEditor.choose}
          choices={LANGUAGES.map((id) => ({ id, name: OWN_NAMES[id] }))}
          value={looking.language}
          onChange={(id) => look({ language: LANGUAGES.find((one) => one === id) ?? "en" })}
        />
        <Toggle label={words.previewPhone} isOn={looking.isPhone} onChange={(isPhone) => look({ isPhone })} />
        <Toggle label={words.previewDark} isOn={looking.isDark} onChange={(isDark) => look({ isDark })} />
        <Toggle label={words.previewClosed} isOn={looking.isClosed} onChange={(isClosed) => look({ isClosed })} />
      </div>
      <div className={cx(styles.stage, looking.isPhone && styles.phone)}>
        {/* Our own page with our own scripts: it has to be of our origin to be told anything. */}
        {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
        <iframe ref={frame} title={words.preview} src={hubUrl("widget-preview")} />
      </div>
    </aside>
  );
}
