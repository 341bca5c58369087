import { label, sum, tanh, Value } from '@autograd-222/autograd';
import { toSvg } from '@autograd-222/picture';
import { expect, test } from 'vitest';

const chain = (n: number, name = '') =>
  Array(n)
    .fill(0)
    .reduce<Value>((x) => label(tanh(x), name), new Value(1, 'x'));

test('a picture is one SVG element without scripts, ids or links', async () => {
  const svg = await toSvg(chain(3));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*<\/svg>\n$/s);
  expect(svg.match(/<svg|<script|<a | id=|href|<!/g)).toEqual(['<svg']);
});

test('a picture is the same whenever it is drawn', async () => {
  expect(await toSvg(chain(5))).toBe(await toSvg(chain(5)));
});

test('a graph that is too large is refused, with advice on how to draw less', async () => {
  const nodes = await toSvg(chain(500)).catch(String);
  expect(nodes).toMatch(
    /^RangeError: toSvg: 1001 nodes can't sensibly be drawn \(up to 1000 nodes can\): label .* try \{ fold: true \}$/,
  );
  expect(await toSvg(chain(500), { fold: true })).toContain('2 nodes and 1 edges');
  expect(await toSvg(chain(1000, 'h'), { fold: true }).catch(String)).toMatch(/^RangeError: .*: label fewer Values$/);

  const all = [new Value(1, 'x')];
  for (let i = 0; i < 50; i++) all.push(label(new Value(0).add(sum(all)), 'h'));
  const dense = await toSvg(all[50] ?? new Value(0), { fold: true }).catch(String);
  expect(dense).toMatch(/^RangeError: toSvg: 101 nodes, so many edges so far apart, can't .*: label fewer Values$/);
});

test.each([
  [3, '3'],
  ['y', 'the string "y"'],
  [null, 'null'],
  [{ data: 3 }, 'an object'],
])('%s isn’t drawn', async (y, received) => {
  await expect(toSvg(y as never)).rejects.toThrow(
    new TypeError(`toSvg: its argument must be a Value, but is ${received}`),
  );
});
