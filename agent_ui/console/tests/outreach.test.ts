import { afterEach, expect, test } from "vitest";
import { ANYTHING } from "../conversation/limits";
import {
  changedLetter,
  faultsOf,
  fitting,
  firstRecipient,
  isAccountGone,
  writable,
  type Letter,
} from "../conversation/start/useFirstLetter";
import {
  ANOTHER,
  changeFiles,
  filesTo,
  keepWritten,
  lettersKept,
  moveWritten,
  placeOf,
  SOMEBODY,
  wordsFor,
  writtenTo,
} from "../desk/firstLetters";
import { draftOf, forgetDrafts, meetDrafts } from "../desk/drafts";
import { accountsAddress, isAddress, kindOf, type OutreachAccount } from "../desk/outreach";
import { english } from "./catalogues";

const account = (id: string, channel: string, ...features: readonly string[]): OutreachAccount => ({
  id,
  name: id,
  channel,
  address: "",
  queue: "",
  features,
  limits: ANYTHING,
  quiet_until: null,
  quiet_zone: null,
  signature: "",
});
const MAIL = account("mail", "email", "mail_addresses", "subject");
const TEXT = account("text", "sms", "phone_numbers");
const ACCOUNTS = [MAIL, TEXT];
const identity = (id: string, channel: string) => ({
  id,
  channel,
  address: id,
  is_verified: true,
  opted_out_at: null,
});
const NOBODY = { customer: null, identity: null, address: "" };
const ADA = {
  customer: { id: "ada", name: "Ada", identities: [identity("i1", "sms"), identity("i2", "webchat")] },
  identity: null,
  address: "",
};
const letter = (fields: Partial<Letter>): Letter => ({
  to: SOMEBODY,
  address: "",
  account: null,
  subject: "",
  html: "",
  text: "",
  cc: "",
  bcc: "",
  isAnyway: false,
  ...fields,
});

afterEach(() => forgetDrafts(false));

test("an address is known by its form as soon as it has one", () => {
  expect(["bea@", "bea@example.org", "+49 30 1234", "030/12345", "12", "bea"].map(kindOf)).toEqual([
    "mail_addresses",
    "mail_addresses",
    "phone_numbers",
    "phone_numbers",
    "",
    "",
  ]);
  expect(["bea@example.org", "+49 30 123456"].every(isAddress)).toBe(true);
  expect(["bea@", "bea@example", "order 20417", "030 12345", "@example.org"].some(isAddress)).toBe(false);
});

test("only accounts of the address’s kind are offered, and of a customer only addresses that can be written to", () => {
  expect(fitting(letter({ address: "bea@example.org" }), NOBODY, ACCOUNTS)).toEqual([MAIL]);
  expect(fitting(letter({ address: "+49 30 123456" }), NOBODY, ACCOUNTS)).toEqual([TEXT]);
  expect(fitting(letter({}), NOBODY, ACCOUNTS)).toEqual(ACCOUNTS);
  expect(fitting(letter({ to: "i1" }), ADA, ACCOUNTS)).toEqual([TEXT]);
  expect(writable(ADA, ACCOUNTS).map(({ id }) => id)).toEqual(["i1"]);
});

test("what is missing is said where it is missing", () => {
  const words = english.outreach;
  expect(faultsOf(letter({}), MAIL, false, english)).toEqual({
    address: words.missingAddress,
    subject: words.missingSubject,
    text: words.missingText,
  });
  expect(faultsOf(letter({ to: "i1", text: "Hello" }), TEXT, false, english)).toEqual({});
  expect(faultsOf(letter({ to: "i1" }), undefined, true, english)).toEqual({ account: words.noAccount });
  const copied = letter({ to: "i1", text: "Hello", cc: "bea@example.org, carla" });
  const copies = account("mail", "email", "copies");
  expect(faultsOf(copied, copies, false, english)).toEqual({ copies: english.letters.wrong("carla") });
  expect(faultsOf(copied, TEXT, false, english)).toEqual({});
});

test("an account that was chosen and is none any more is told from one that only does not fit", () => {
  expect(isAccountGone(letter({ account: "billing" }), ACCOUNTS)).toBe(true);
  expect(isAccountGone(letter({ account: "text" }), ACCOUNTS)).toBe(false);
  expect(isAccountGone(letter({ account: null }), ACCOUNTS)).toBe(false);
});

const written = { text: "Dear Ada", html: "", subject: "Order", account: "billing", cc: "bea@example.org", bcc: "" };
const atAda = { customer: ADA.customer, to: "i1", address: "" };
const somebody = (address: string) => ({ customer: null, to: SOMEBODY, address });

test("what was written is kept for whom it was written to, and for nobody else", () => {
  keepWritten(atAda, written);
  expect(writtenTo(atAda)).toEqual(written);
  expect(writtenTo({ ...atAda, to: "i2" }).text).toBe("");
  expect(writtenTo(somebody("")).text).toBe("");
  keepWritten(somebody("Lena@example.org"), { ...written, text: "Dear Lena" });
  expect(writtenTo(somebody("lena@example.org")).text).toBe("Dear Lena");
  expect(writtenTo(somebody("bea@example.org")).text).toBe("");
  expect(lettersKept().map(({ text }) => text)).toHaveLength(2);
  keepWritten(atAda, null);
  keepWritten(somebody("lena@example.org"), { ...written, text: " ", subject: "" });
  expect(lettersKept()).toEqual([]);
});

test("a letter is kept for the whole address it was written to, though a name was typed over it since", () => {
  const toLena = somebody("lena@example.org");
  keepWritten(toLena, letter({ address: "Emma Cl", text: "Liebe Lena" }));
  expect(lettersKept().map(({ address }) => address)).toEqual(["lena@example.org"]);
  keepWritten(toLena, null);
});

test("a letter to another recipient begins empty; only words to nobody, or to the same customer, go along", () => {
  const toLena = somebody("lena@example.org");
  expect(wordsFor(written, toLena, atAda).text).toBe("");
  expect(wordsFor(written, atAda, somebody("")).text).toBe("");
  expect(wordsFor(written, somebody("Ada"), atAda)).toBe(written);
  expect(wordsFor(written, atAda, { ...atAda, to: "i2" })).toBe(written);
  keepWritten(atAda, { ...written, text: "Begun before" });
  expect(wordsFor(written, somebody("Ada"), atAda).text).toBe("Begun before");
  keepWritten(atAda, null);
});

test("the dialog opens to whom it is about, where she is best reached, or where something was begun to her", () => {
  const both = { ...ADA, customer: { ...ADA.customer, identities: [identity("i3", "email"), identity("i1", "sms")] } };
  expect(firstRecipient(both, ACCOUNTS).to).toBe("i3");
  expect(firstRecipient({ ...both, identity: "i1" }, ACCOUNTS).to).toBe("i1");
  keepWritten(atAda, written);
  expect(firstRecipient(both, ACCOUNTS).to).toBe("i1");
  keepWritten(atAda, null);
  keepWritten(somebody("lena@example.org"), written);
  expect(firstRecipient(both, ACCOUNTS)).toMatchObject({ to: "i3", address: "" });
  expect(firstRecipient(NOBODY, ACCOUNTS).address).toBe("lena@example.org");
  expect(firstRecipient({ ...NOBODY, isBlank: true }, ACCOUNTS).address).toBe("");
  keepWritten(somebody("lena@example.org"), null);
});

test("quiet hours are asked for at the address that is written to, and passed over for that address alone", () => {
  expect(accountsAddress({})).toBe("api/outreach");
  expect(accountsAddress({ address: "" })).toBe("api/outreach");
  expect(accountsAddress({ identity: "i1" })).toBe("api/outreach?identity=i1");
  expect(accountsAddress({ address: "+64 21", customer: "ada" })).toBe("api/outreach?address=%2B64+21&customer=ada");
  const passed = letter({ to: "i1", isAnyway: true });
  expect(changedLetter(passed, { text: "Hello" }).isAnyway).toBe(true);
  expect(changedLetter(passed, { to: "i2" }).isAnyway).toBe(false);
  expect(changedLetter(letter({ isAnyway: true }), { address: "+64 21" }).isAnyway).toBe(false);
});

test("what was begun on another machine is gone on with here, whomever it is to", () => {
  const theirs = { kind: "first", text: "Dear Lena", written_at: new Date().toISOString(), files: [] };
  meetDrafts("ada another lena@example.org", [
    { ...theirs, fields: { customer: "ada", to: ANOTHER, address: "Lena@example.org", bcc: "bea@example.org" } },
  ]);
  expect(lettersKept()).toMatchObject([
    { text: "Dear Lena", bcc: "bea@example.org", customer: { id: "ada" }, to: ANOTHER, address: "Lena@example.org" },
  ]);
  expect(firstRecipient(ADA, ACCOUNTS)).toMatchObject({ to: ANOTHER, address: "Lena@example.org" });
  expect(firstRecipient({ ...ADA, identity: ANOTHER, address: "x@example.org" }, ACCOUNTS).address).toBe(
    "x@example.org",
  );
});

test("the dialog opens at nothing that was begun long ago", () => {
  const theirs = { kind: "first", text: "Dear Lena", written_at: "2025-01-01T00:00:00Z", files: [] };
  meetDrafts("somebody lena@example.org", [{ ...theirs, fields: { to: SOMEBODY, address: "lena@example.org" } }]);
  expect(lettersKept()).toHaveLength(1);
  expect(firstRecipient(NOBODY, ACCOUNTS).address).toBe("");
});

test("files wait as part of a letter and go along with its words", () => {
  const file = { id: "f1", name: "a.png", content_type: "image/png", bytes: 3, url: "", is_image: true };
  changeFiles(atAda, (files) => [...files, file]);
  expect(lettersKept()).toMatchObject([{ customer: { id: "ada" }, text: "" }]);
  const elsewhere = { ...atAda, to: "i2" };
  moveWritten(atAda, elsewhere, { ...written, text: "Here it is" });
  expect(filesTo(elsewhere)).toEqual([file]);
  expect(filesTo(atAda)).toEqual([]);
  expect(writtenTo(elsewhere).text).toBe("Here it is");
  changeFiles(elsewhere, () => []);
  expect(writtenTo(elsewhere).text).toBe("Here it is");
});

test("what the hub never had of a letter it is not told to forget", () => {
  const typed = somebody("le");
  keepWritten(typed, written);
  keepWritten(typed, null);
  expect(draftOf(placeOf(typed), "first")).toMatchObject({ isKept: true, writtenAt: 0 });
});
