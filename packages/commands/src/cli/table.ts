import Table from 'cli-table3';

const noLines = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ mid: '', 'mid-mid': '', 'left-mid': '', 'right-mid': '' },
  ...{ left: '', right: '', middle: ' ' },
};

/** Rows as columns without lines, the first one left-aligned, the others right-aligned, and without trailing blanks. */
export function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const table = new Table({
    chars: noLines,
    style: { 'padding-left': 1, 'padding-right': 0, head: [], border: [] },
    colAligns: Array.from({ length: width }, (_, i) => (i === 0 ? 'left' : 'right')),
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().replaceAll(/ +$/gm, '');
}
