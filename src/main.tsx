/** Mounts the page; everything it shows comes from `ui`, everything it knows from `app`. */
import { render } from "preact";

const root = document.getElementById("app");
if (root) render(<h1>CiQi</h1>, root);
