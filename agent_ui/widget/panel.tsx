/** Entry of the panel, fetched when the visitor opens the chat for the first time. */

import type { Panel, PanelHost } from "./contract.ts";
import { openLine } from "./panel/line.ts";
import { mountPanel } from "./panel/mount.tsx";

export const mount = (host: PanelHost): Promise<Panel> => mountPanel(host, openLine);
