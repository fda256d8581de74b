/** The words of the audit for what comes in from other systems. */
export const dataKinds = {
  import: "Imports",
  privacy: "Requests of shops",
};

export const dataActions = {
  "import.uploaded": "file uploaded",
  "import.started": "taking in begun",
  "import.done": "taken in",
  "import.cancelled": "stopped",
  "import.undone": "taken back",
  "import.file_removed": "file removed",
  "privacy.asked": "asked for by a shop",
  "privacy.answered": "answered",
  "customer.told": "told by another system",
  "organisation.told": "told by another system",
};
