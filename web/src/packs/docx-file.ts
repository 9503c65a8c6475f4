// The script that is loaded when a pack is first asked for as a Word file.
import { write } from "./docx";
import { offer } from "./writers";

offer("docx", write);
