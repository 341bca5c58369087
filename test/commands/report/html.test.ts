import { Html, html } from '@autograd-222/commands/report/html';
import { expect, test } from 'vitest';

test('text in a template is escaped, and markup is not', () => {
  const inner = html`<b title="${'"'}">${'a < b & c > d'}</b>`;
  expect(inner.markup).toBe('<b title="&quot;">a &lt; b &amp; c &gt; d</b>');
  expect(html`<p>${inner} ${new Html('<br>')}</p>`.markup).toBe(`<p>${inner.markup} <br></p>`);
});

test('lists in a template are joined, and undefined is left out', () => {
  expect(html`<p>${[1, '<', undefined, html`<br>`]}</p>`.markup).toBe('<p>1&lt;<br></p>');
});
