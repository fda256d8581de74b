/** The words of what was written where one may write no more, in English. */
export const unsentWords = {
  reply: "Your reply was not sent",
  note: "Your note was not added",
  why: "You cannot write here now. What you wrote is kept as your draft.",
  asNote: "Add it as a note",
  discard: "Discard what was not sent",
};
