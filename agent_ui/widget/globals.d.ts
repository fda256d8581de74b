/** The file name of the panel, put in place when the launcher is built. */
declare const __PANEL__: string;
