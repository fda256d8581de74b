/** The words of files that are looked at, in English. */

export const fileWords = {
  viewLast: "View the last picture or file",
  view: (name: string, size: string) => `View ${name}, ${size}`,
  open: (name: string, size: string) => `Open ${name}, ${size}, in a new tab`,
  download: "Download",
  runs: "Can run programs on your computer",
  runsAsk: "Download it only if you know who sent it and what it does.",
  runsKeep: "Download anyway",
  previous: "Previous",
  next: "Next",
  place: (place: number, all: number) => `${place} of ${all}`,
  natural: "Natural size",
  fit: "Fit to the window",
  unreachable: "The file cannot be fetched now. Try again, or download it.",
  cut: (size: string) => `Only the first ${size} are shown. Download it to read the rest.`,
};
