import { Pen } from "../pdf/pen";
import type { FontFaces } from "../pdf/skeleton";
import type { PrintPaper } from "./print-paper";

/** Printed pages that fill from top to bottom; `y` is where the next thing goes. `underlay` draws what lies under each page. */
export class PrintFlow {
  readonly pages: Pen[] = [];
  y: number;

  constructor(
    readonly fonts: FontFaces,
    readonly paper: PrintPaper,
    private readonly underlay: (pen: Pen) => void,
  ) {
    this.y = paper.top;
  }

  get pen(): Pen {
    return this.pages.at(-1) ?? this.startPage();
  }

  get left(): number {
    return this.paper.bottom - this.y;
  }

  get width(): number {
    return this.paper.right - this.paper.left;
  }

  startPage(): Pen {
    const pen = new Pen(this.fonts, this.paper.height);
    this.underlay(pen);
    this.pages.push(pen);
    this.y = this.paper.top;
    return pen;
  }
}
