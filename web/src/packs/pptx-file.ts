// The script that is loaded when a pack is first asked for as slides.
import { write } from "./pptx";
import { picture } from "./pictures";
import { offer } from "./writers";

offer("pptx", (document) => write(document, picture));
