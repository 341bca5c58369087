// Graphviz's types name this type of the browser's; where there is no browser, this stands for it.
// biome-ignore lint/suspicious/noEmptyInterface: it merges with the browser's own, where there is one
interface SVGSVGElement {}
