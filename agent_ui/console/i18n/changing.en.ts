/** The words of commands that do something to a message, in English. */
export const changingWords = {
  answer: "Answer one message",
  react: "React to a message",
  edit: "Change my last message (↑ where nothing is written)",
  withdraw: "Take my last message back",
  withdrawn: "Taken back",
};
