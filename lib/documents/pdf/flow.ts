import { BOTTOM, RUNNING_HEAD, TOP } from "./paper";
import { Pen } from "./pen";
import type { FontFaces } from "./skeleton";

/** Pages that fill from top to bottom. `y` is where the next thing goes. */
export class Flow {
  readonly pages: Pen[] = [];
  y = TOP;

  constructor(
    readonly fonts: FontFaces,
    /** Called for each page that is not the first of its part, to draw what heads it; returns where the text may begin. */
    private readonly onContinue: (pen: Pen) => number = () => TOP,
  ) {}

  get pen(): Pen {
    return this.pages.at(-1) ?? this.startPage();
  }

  get left(): number {
    return BOTTOM - this.y;
  }

  /** A new page at the beginning of a part of the document. */
  startPage(): Pen {
    const pen = new Pen(this.fonts);
    this.pages.push(pen);
    this.y = TOP;
    return pen;
  }

  /** A new page in the middle of a part. */
  continuePage(): Pen {
    const pen = this.startPage();
    this.y = this.onContinue(pen);
    return pen;
  }

  /** Goes to a new page unless so much room is left. */
  need(height: number): void {
    if (this.left < height) this.continuePage();
  }
}

/** The height of a page that holds nothing else. */
export const PAGE_HEIGHT = BOTTOM - TOP - RUNNING_HEAD;
