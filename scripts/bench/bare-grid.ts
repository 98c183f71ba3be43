import { COLUMNS, PUPILS } from "./grid-size";

/** A table as a browser lays it out, drawn like the grid; nothing of the grid's own style. */
const STYLE = `
  .bare { position: relative; overflow: auto; max-height: calc(100dvh - 18.4rem); border: 1px solid #dbe2e8; background: #fff; }
  .bare table { border-collapse: separate; border-spacing: 0; min-width: 100%; font-size: 0.93rem; }
  .bare td { height: 1.94rem; padding: 0 0.22rem; border-right: 1px solid #dbe2e8; border-bottom: 1px solid #dbe2e8; text-align: center; white-space: nowrap; background: #fff; }
`;

/** The least a grid can do: a key writes its letter and the focus goes down. No framework, no saving, no totals. */
export function barePlaces(root: HTMLElement): void {
  const table = document.createElement("table");
  for (let row = 0; row < PUPILS; row += 1) {
    const line = table.insertRow();
    for (let column = -2; column < COLUMNS; column += 1) {
      const cell = line.insertCell();
      if (column < 0) cell.textContent = column === -2 ? String(row + 1) : `Nguyễn Hoàng Phương Uyên ${row + 1}`;
      else cell.tabIndex = -1;
      if (column >= 0) cell.dataset["place"] = `${row}:${column}`;
    }
  }
  table.addEventListener("keydown", (event) => {
    const cell = event.target as HTMLTableCellElement;
    const row = cell.parentElement as HTMLTableRowElement;
    if (event.key.length === 1) cell.textContent = event.key.toUpperCase();
    table.rows[row.rowIndex + 1]?.cells[cell.cellIndex]?.focus();
    event.preventDefault();
  });
  const frame = document.createElement("div");
  frame.className = "bare";
  frame.append(table);
  const style = document.createElement("style");
  style.textContent = STYLE;
  root.append(style, frame);
}
