import { COLUMNS, PUPILS } from "./grid-size";

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
  frame.className = "sheet-grid";
  frame.append(table);
  root.append(frame);
}
