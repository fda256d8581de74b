/** Runs before everything else of the console has arrived. */
import { begin } from "./desk/begun";

begin();
