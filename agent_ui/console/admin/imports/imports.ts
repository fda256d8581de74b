import { fieldsOf, labelOf } from "../../desk/customFields";
import type { Floor } from "../../desk/floor";
import { ask, deliver } from "../../desk/http";
import type { AdministrationMessages } from "../../i18n/administration";
import { language } from "../../i18n/language";

/** How far an import is. */
export type ImportState =
  | "uploaded"
  | "checking"
  | "checked"
  | "running"
  | "done"
  | "cancelled"
  | "failed"
  | "undoing"
  | "undone";

export type ImportOf = "customer" | "organisation" | "order" | "event";

/** What the columns of a file tell. */
export interface ColumnPlan {
  readonly source: string;
  readonly id_column: number;
  /** One of the targets for each column; empty for one that nobody wants. */
  readonly columns: readonly string[];
  readonly overwrite: boolean;
}

export interface Counts {
  readonly rows: number;
  readonly made: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
  readonly remarks: number;
  readonly left: number;
}

export interface DataImport {
  readonly id: string;
  readonly of: ImportOf;
  readonly file_name: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headings: readonly string[];
  readonly samples: readonly (readonly string[])[];
  readonly total: number;
  readonly by_name: string;
  readonly at: string;
  readonly state: ImportState;
  readonly plan: ColumnPlan | null;
  readonly suggested: { readonly id_column: number | null; readonly columns: readonly string[] };
  readonly targets: readonly string[];
  readonly counts: Counts;
  readonly problem: string;
  /** False once nobody needs the file any more. */
  readonly has_file: boolean;
}

export interface ReportLine {
  readonly line: number;
  readonly place: number;
  readonly column: string;
  readonly value: string;
  readonly text: string;
  readonly is_refusal: boolean;
}

export interface Report {
  readonly lines: readonly ReportLine[];
  readonly next: string | null;
}

const PATH = "api/admin/imports";
const AT_WORK: ReadonlySet<ImportState> = new Set(["checking", "running", "undoing"]);
/** In these its columns may be told anew. */
const OPEN: ReadonlySet<ImportState> = new Set(["uploaded", "checked", "undone", "failed"]);
const TAKES_BACK: ReadonlySet<ImportState> = new Set(["done", "cancelled", "failed"]);

export const isAtWork = ({ state }: DataImport) => AT_WORK.has(state);
export const isOpen = ({ state, has_file }: DataImport) => has_file && OPEN.has(state);
export const canBeUndone = ({ state, counts }: DataImport) => TAKES_BACK.has(state) && counts.made + counts.changed > 0;

export const readImports = () => ask<readonly DataImport[]>("GET", PATH);
export const readImport = (id: string) => ask<DataImport>("GET", `${PATH}/${id}`);
export const readReport = (id: string, after: string) => ask<Report>("GET", `${PATH}/${id}/report?after=${after}`);
export const reportAddress = (id: string) => `${PATH}/${id}/report.csv`;
export const checkImport = (id: string, plan: ColumnPlan) => ask<DataImport>("POST", `${PATH}/${id}/check`, plan);
export const doImport = (id: string, step: "run" | "cancel" | "undo") =>
  ask<DataImport>("POST", `${PATH}/${id}/${step}`);

export const sendFile = (file: File, of: ImportOf) =>
  deliver<DataImport>(`${PATH}?of=${of}&name=${encodeURIComponent(file.name)}`, file);

/** What its columns tell to begin with: as somebody said, else as the headings do. */
export const planOf = ({ plan, suggested, file_name }: DataImport): ColumnPlan =>
  plan ?? {
    source: file_name.replace(/\.[^.]*$/, "").slice(0, 60) || "file",
    id_column: suggested.id_column ?? 0,
    columns: suggested.columns,
    overwrite: false,
  };

/** What a column may tell, as people call it. */
export function targetName(messages: AdministrationMessages, floor: Floor, of: ImportOf, target: string): string {
  const { targets } = messages.imports;
  if (Object.hasOwn(targets, target)) return targets[target as keyof typeof targets];
  const key = target.slice(target.indexOf(".") + 1);
  const field = fieldsOf(floor, of === "organisation" ? "organisation" : "customer").find(({ id }) => id === key);
  return field === undefined ? key : labelOf(field, language());
}

const ENCODING_NAMES: Readonly<Record<string, string>> = {
  "utf-8-sig": "UTF-8",
  "utf-16-le": "UTF-16",
  "utf-16-be": "UTF-16",
  big5hkscs: "Big5",
  cp1252: "Windows-1252",
};

/** What people call an encoding, as spreadsheets do when they save. */
export const encodingName = (encoding: string): string => ENCODING_NAMES[encoding] ?? encoding.toUpperCase();
