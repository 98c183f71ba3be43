import { groupsOf } from "./column-groups";
import type { GridColumn } from "./grid-types";

/** A group of more columns than these may be wider than what is seen of it. */
const LONG = 4;

/** Two rows of headings: the subject or group, and under it what is entered. */
export function GridHead({ columns }: { columns: readonly GridColumn[] }) {
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        <th role="columnheader" scope="col" rowSpan={2} className="order">
          STT
        </th>
        <th role="columnheader" scope="col" rowSpan={2} className="name">
          Họ và tên
        </th>
        {groupsOf(columns).map(({ group, columns: { length: span } }) => (
          <th key={group} role="columnheader" scope="colgroup" colSpan={span} className={span > LONG ? "group long" : "group"} style={{ gridColumn: `span ${span}` }}>
            <span>{group}</span>
          </th>
        ))}
      </tr>
      <tr role="row" aria-rowindex={2}>
        {columns.map((column) => (
          <th key={column.key} role="columnheader" scope="col" aria-label={column.name} className="head" data-input={column.input}>
            {column.head}
          </th>
        ))}
      </tr>
    </thead>
  );
}
