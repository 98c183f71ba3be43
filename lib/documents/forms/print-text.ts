import type { TextStyle } from "../pdf/pen";
import { wrapText } from "../pdf/text";
import type { PrintFlow } from "./print-flow";

/** Lines of a text over the width of the paper, going on over the page. `label`: the bold beginning of the first line. */
export function drawText(flow: PrintFlow, { face, size }: TextStyle, text: string, label = ""): void {
  const leading = size * 1.32;
  const whole = `${label} ${text}`.trim();
  wrapText(flow.fonts.bold, size, flow.width, whole).forEach((line, index) => {
    if (flow.left < leading) flow.startPage();
    flow.y += leading;
    const bold = index === 0 && label !== "" && line.startsWith(label) ? label : "";
    flow.pen.text(flow.paper.left, flow.y, { face: "bold", size }, bold);
    flow.pen.text(flow.paper.left + (bold === "" ? 0 : flow.pen.width({ face: "bold", size }, `${bold} `)), flow.y, { face, size }, line.slice(bold.length).trimStart());
  });
}

/** A heading that is not left alone at the foot of a page: `room` points are kept for what follows. Unit: points. */
export function drawSection(flow: PrintFlow, title: string, room: number): void {
  if (flow.left < room) flow.startPage();
  flow.y += 19;
  flow.pen.text(flow.paper.left, flow.y, { face: "bold", size: 11.5 }, title);
  flow.y += 5;
}
