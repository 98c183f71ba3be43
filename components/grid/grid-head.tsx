import type { GridColumn } from "./grid-types";

/** Two rows of headings: the subject or group, and under it what is entered. */
export function GridHead({ columns }: { columns: readonly GridColumn[] }) {
  return (
    <thead>
      <tr role="row" aria-rowindex={1}>
        <th role="columnheader" scope="col" rowSpan={2} className="order">
          STT
        </th>
        <th role="columnheader" scope="col" rowSpan={2} className="name">
          Họ và tên
        </th>
        {groupsOf(columns).map(({ group, span }) => (
          <th key={group} role="columnheader" scope="colgroup" colSpan={span} className="group">
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

function groupsOf(columns: readonly GridColumn[]): { group: string; span: number }[] {
  const groups: { group: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last?.group === group) last.span += 1;
    else groups.push({ group, span: 1 });
  }
  return groups;
}
