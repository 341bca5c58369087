/**
 * The nodes that one depends on, each after those it depends on itself, without those that are done: `before` gives what a
 * node directly depends on. What isn't a node, such as a number, is passed over. No recursion, so that a graph may be of any
 * depth.
 */
export function postorder<Node extends object>(
  start: Node,
  before: (node: Node) => readonly (Node | number)[],
  done: { has(node: Node): boolean },
): Node[] {
  if (done.has(start)) return [];
  const order: Node[] = [];
  const seen = new Set([start]);
  const path = [{ node: start, others: before(start), next: 0 }];
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const other = last.others[last.next++];
    if (other === undefined) {
      order.push(last.node);
      path.pop();
    } else if (typeof other === 'object' && !seen.has(other) && !done.has(other)) {
      seen.add(other);
      path.push({ node: other, others: before(other), next: 0 });
    }
  }
  return order;
}
