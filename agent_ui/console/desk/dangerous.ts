/** What stands behind the last dot of files that run by themselves, or bring what runs. */
const KINDS = [
  "exe msi msix msixbundle msp mst appx appxbundle appref-ms application gadget com scr pif cpl dll sys inf reg",
  "bat cmd ps1 psm1 vb vbs vbe js jse wsf wsh hta jar msc chm lnk scf url settingcontent-ms library-ms search-ms",
  "iso img vhd vhdx apk dmg pkg app command sh run deb rpm appimage",
  "docm dotm xlsm xltm xlam xll pptm potm ppam ppsm one",
];

/** Files that run when they are opened: most mail servers refuse them, and they harm whoever trusts the sender. */
const RUNS = new RegExp(String.raw`\.(?:${KINDS.join(" ").replaceAll(" ", "|")})[.\s]*$`, "i");

export const isDangerous = ({ name }: { readonly name: string }): boolean => RUNS.test(name);
