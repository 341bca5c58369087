import { parse, type Spec, View } from 'vega';
import type { Comparison } from '../../experiment/comparison.ts';
import { type Content, Html, html } from '../html.ts';

type Training = Comparison['training'];

/** The training curves, drawn for a wide page and for a phone; the style sheet shows one of the two. */
export async function trainingChart(training: Training, description: string): Promise<Content> {
  const sizes = [
    { of: 'wide', width: 620, height: 300 },
    { of: 'narrow', width: 300, height: 260 },
  ];
  return Promise.all(
    sizes.map(async ({ of, width, height }) => {
      const svg = await new View(parse(chart(training, width, height)), { renderer: 'none' }).toSVG();
      // A screen reader reads one description, not each part of the picture.
      const quiet = svg.replaceAll(/ (role|aria-[a-z]+)="[^"]*"/g, '').replace(/ class="marks"/, '');
      const [, size = ''] = /viewBox="([^"]*)"/.exec(quiet) ?? [];
      const inner = quiet.slice(quiet.indexOf('>') + 1);
      const [, w = '', h = ''] = /^\S+ \S+ (\S+) (\S+)$/.exec(size) ?? [];
      return html`<svg class="chart ${of}" viewBox="${size}" width="${w}" height="${h}" role="img" aria-label="${description}">${new Html(inner)}`;
    }),
  );
}

/** The lines differ in width, dashes and marks; the colours are those of the page. */
function chart(training: Training, width: number, height: number): Spec {
  const points = (method: keyof Training) =>
    training[method].progress.filter(({ loss }) => Number.isFinite(loss)).map(({ epoch, loss }) => ({ epoch, loss }));
  const position = { x: { scale: 'x', field: 'epoch' }, y: { scale: 'y', field: 'loss' } };
  const line = (method: keyof Training, look: Record<string, { value: number | number[] }>) => ({
    type: 'line' as const,
    from: { data: method },
    encode: { enter: { ...position, stroke: { value: `var(--${method})` }, ...look } },
  });
  const axis = {
    ...{
      labelColor: 'currentColor',
      titleColor: 'currentColor',
      domainColor: 'currentColor',
      tickColor: 'currentColor',
    },
    ...{ labelFont: 'system-ui, sans-serif', titleFont: 'system-ui, sans-serif', labelFontSize: 13, titleFontSize: 13 },
    ...{ titleFontWeight: 'normal' as const, grid: true, gridColor: 'currentColor', gridOpacity: 0.15 },
  };
  const marksEvery = Math.max(1, Math.round(points('document').length / 8));
  return {
    ...{ width, height, padding: 5 },
    data: [
      ...(['automatic', 'hand', 'document'] as const).map((method) => ({ name: method, values: points(method) })),
      { name: 'marked', values: points('document').filter((_, i) => i % marksEvery === Math.floor(marksEvery / 2)) },
      { name: 'all', values: (['automatic', 'hand', 'document'] as const).flatMap(points) },
    ],
    scales: [
      { name: 'x', type: 'linear', range: 'width', domain: { data: 'all', field: 'epoch' }, nice: false },
      {
        name: 'y',
        type: 'log',
        range: 'height',
        domain: { data: 'all', field: 'loss' },
        nice: false,
        zero: false,
        padding: 12,
      },
    ],
    axes: [
      { ...axis, scale: 'x', orient: 'bottom', title: 'epoch', tickCount: width < 400 ? 4 : 8 },
      { ...axis, scale: 'y', orient: 'left', title: 'mean loss', tickCount: 6, format: '.2~f' },
    ],
    marks: [
      line('automatic', { strokeWidth: { value: 8 }, strokeOpacity: { value: 0.45 } }),
      line('hand', { strokeWidth: { value: 2 }, strokeDash: { value: [7, 5] } }),
      line('document', { strokeWidth: { value: 2 } }),
      {
        type: 'symbol',
        from: { data: 'marked' },
        encode: {
          enter: {
            ...position,
            ...{ shape: { value: 'triangle-up' }, size: { value: 70 }, fill: { value: 'var(--document)' } },
          },
        },
      },
    ],
  };
}
