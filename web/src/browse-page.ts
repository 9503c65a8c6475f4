// The browse page.
import { browse } from "./browse";

browse();
