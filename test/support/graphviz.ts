import { instance } from '@viz-js/viz';

/** What Graphviz makes of DOT text. */
export interface Laid {
  readonly nodes: readonly LaidNode[];
  readonly edges: readonly LaidEdge[];
}

export interface LaidNode {
  readonly id: string;
  /** The lines of text that are drawn. */
  readonly lines: readonly string[];
  readonly class: string;
  readonly shape: string;
  readonly style: string;
}

/** Ends are nodes by their first line up to " = ": a name, an op, or a number. */
export interface LaidEdge {
  readonly ends: string;
  readonly class: string;
  readonly arrowhead: string;
  readonly arrowtail: string;
  readonly style: string;
}

interface Json {
  readonly objects?: readonly Readonly<Record<string, string>>[];
  readonly edges?: readonly (Readonly<Record<string, string>> & { readonly tail: number; readonly head: number })[];
}

const viz = await instance();

/** Reads DOT text by Graphviz itself, which lays it out. Throws if Graphviz finds a fault, warnings included. */
export function layOut(dot: string): Laid {
  const result = viz.renderFormats(dot, ['json', 'svg']);
  const faults = result.errors.filter(({ message }) => !/width of non-ASCII character/.test(message));
  if (result.status !== 'success' || faults.length > 0) throw new Error(`${JSON.stringify(faults)} in ${dot}`);
  const json: Json = JSON.parse(result.output['json'] ?? '{}');
  const drawn = [
    ...(result.output['svg'] ?? '').matchAll(/<g id="\w+" class="node.*?<title>(.*?)<\/title>(.*?)<\/g>/gs),
  ];
  const lines = new Map(drawn.map(([, id = '', parts = '']) => [id, textsIn(parts)]));
  const nodes = (json.objects ?? []).map((node) => ({
    id: node['name'] ?? '',
    lines: lines.get(node['name'] ?? '') ?? [],
    class: node['class'] ?? '',
    shape: node['shape'] ?? '',
    style: node['style'] ?? '',
  }));
  const name = (i: number) => nodes[i]?.lines[0]?.split(' = ')[0] ?? '';
  const edges = (json.edges ?? []).map((edge) => ({
    ends: `${name(edge.tail)} → ${name(edge.head)}`,
    class: edge['class'] ?? '',
    arrowhead: edge['arrowhead'] ?? 'normal',
    arrowtail: edge['arrowtail'] ?? '',
    style: edge['style'] ?? 'solid',
  }));
  return { nodes, edges };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The texts in a piece of SVG, without the entities. Of spaces in a row, Graphviz writes all but the first as &#160;. */
function textsIn(svg: string): string[] {
  const character = (code: number) => (code === 160 ? ' ' : String.fromCodePoint(code));
  return [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/gs)].map(([, text = '']) =>
    text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name = '') =>
      code === undefined ? (entities[name] ?? '') : character(Number(code)),
    ),
  );
}
