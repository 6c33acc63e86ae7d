/** The parts of a glass-easel element, component or text node that the host uses. */
export interface Node {
  readonly is?: string;
  readonly class?: string;
  readonly style?: string;
  readonly attributes?: readonly { readonly name: string; readonly value: unknown }[];
  readonly textContent?: string;
  readonly childNodes?: readonly Node[];
  readonly getShadowRoot?: () => Node | null;
  readonly triggerEvent?: (name: string, detail: unknown, options: object) => void;
}

const isText = (node: Node) => node.childNodes === undefined && typeof node.textContent === 'string';

/** Children as WeChat renders them: a component's own template instead of its slot content. */
function childrenOf(node: Node): readonly Node[] {
  return node.getShadowRoot?.()?.childNodes ?? node.childNodes ?? [];
}

/** Every element below, outermost first; text nodes are not among them. */
export function nodesUnder(node: Node): readonly Node[] {
  return childrenOf(node).flatMap((child) => (isText(child) ? [] : [child, ...nodesUnder(child)]));
}

export function textOf(node: Node): string {
  if (isText(node)) return node.textContent ?? '';
  return childrenOf(node).map(textOf).join('');
}

/** Triggers an event as user input does: it bubbles, also through components. */
export function trigger(node: Node, name: string, detail: unknown): void {
  node.triggerEvent?.(name, detail, { bubbles: true, composed: true, capturePhase: true });
}

/** An element's tag with its attributes, without its content. */
export function tagOf(node: Node): string {
  const attributes = (node.attributes ?? []).map(({ name, value }) => `${name}="${String(value)}"`);
  return `<${node.is ?? ''} class="${node.class ?? ''}" style="${node.style ?? ''}" ${attributes.join(' ')}>`;
}
