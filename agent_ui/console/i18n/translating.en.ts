/** The words of commands that translate, in English. */
export const translatingWords = {
  message: "Translate a message",
  reply: "Translate my reply into the customer’s language",
  back: "Back to my own words",
  byItself: "Translate this customer’s language by itself, or no longer",
  always: (language: string) => `Always translate ${language}`,
  never: (language: string) => `No longer translate ${language} by itself`,
  writtenMeanwhile: "You wrote on while it was translated, so nothing was replaced. Translate it again.",
};
