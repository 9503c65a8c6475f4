// The script that is loaded when a pack is first asked for as a Word file.
import { write } from "./docx";
import { picture } from "./pictures";
import { offer } from "./writers";

offer("docx", (document) => write(document, picture));
