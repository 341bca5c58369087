import type { Drawing, DrawnNode } from '@autograd-222/autograd';

/**
 * What Graphviz drew, made fit for a page. It keeps its size where there is room and shrinks where there isn't. The graph
 * gets a title and a description; its parts lose their ids and titles, which would clash with those of other pictures.
 * The grads get the colour of the arrows back.
 */
export function accessible(svg: string, graph: Drawing): string {
  const [, width, height] = /viewBox="0\.00 0\.00 (\S+) (\S+)"/.exec(svg) ?? [];
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const title = escaped(titleOf(graph));
  const parts = svg
    .slice(svg.indexOf('<g '))
    .replaceAll(/<!--.*?-->\n|<title>.*?<\/title>\n| id="\w+"/gs, '')
    .replaceAll(/(<g class="node (?:leaf|inner|result).*?)#1c1c1c(">[^<]*<\/text>\n<\/g>)/gs, '$1#b03a00$2');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} style="max-width: 100%; height: auto" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<desc>${escaped(descriptionOf(graph))}</desc>`,
    parts,
  ].join('\n');
}

function titleOf({ nodes }: Drawing): string {
  const result = namesOf(nodes.slice(-1))[0];
  return result === undefined ? 'The graph of a Value' : `The graph of ${result}`;
}

/** Names the leaves and what is computed from them, in the order of computation. */
function descriptionOf({ nodes, edges }: Drawing): string {
  const leaves = nodes.filter(({ kind }) => kind === 'leaf');
  const computed = nodes.filter(({ kind }) => kind === 'inner' || kind === 'result');
  const list = (title: string, some: readonly DrawnNode[]) => {
    const names = namesOf(some);
    const others = some.length - names.length;
    const all = others === 0 ? names : [...names, `${others} without a name`];
    return some.length === 0 ? '' : ` ${title}: ${all.join(', ')}.`;
  };
  const counts = `${nodes.length} nodes and ${edges.length} edges, from left to right, each Value with its data and grad.`;
  return `${counts}${list('Leaves', leaves)}${list('Computed from them', computed)}`;
}

function namesOf(nodes: readonly DrawnNode[]): string[] {
  return nodes.flatMap((node) => ('value' in node ? node.value.label || [] : []));
}

/** Text for XML, also in an attribute. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? '')
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ');
}
