/** Files that run when they are opened: most mail servers refuse them, and they harm whoever trusts the sender. */
const RUNS =
  /\.(?:exe|msi|msix|bat|cmd|com|scr|pif|cpl|ps1|vbs?|vbe|jse?|wsf|wsh|hta|jar|lnk|reg|dll|sys|iso|img|vhdx?|apk|dmg|pkg|app|docm|xlsm|pptm|one)$/i;

export const isDangerous = ({ name }: { readonly name: string }): boolean => RUNS.test(name.trim());
