import type { Root } from 'glass-easel-miniprogram-adapter';
import { type Node, nodesUnder, tagOf, textOf, trigger } from './tree';

type Method = (...values: unknown[]) => unknown;
export type PageInstance = Record<string, unknown> & { route: string; options: Record<string, string> };

/** One open page: its lifecycle, its content and simulated input. */
export class PageView {
  readonly instance: PageInstance;

  constructor(
    private readonly root: Root,
    readonly path: string,
    url: string,
    onSetData: (bytes: number) => void,
  ) {
    // The adapter's caller is the page instance of WeChat.
    this.instance = root.get() as unknown as PageInstance;
    this.instance.route = path;
    // WeChat passes parameters as they are in the address, without decoding them.
    this.instance.options = Object.fromEntries(
      (url.split('?')[1] ?? '')
        .split('&')
        .filter(Boolean)
        .map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
    );
    const setData = this.instance.setData as Method;
    this.instance.setData = (data: unknown, done: unknown) => {
      onSetData(Buffer.byteLength(JSON.stringify(data)));
      return setData.call(this.instance, data, done);
    };
  }

  enter(document: Document): void {
    const place = document.createElement('div');
    document.body.append(place);
    this.root.attach(document.body as never, place as never);
    this.call('onLoad', this.instance.options);
    this.call('onShow');
    this.call('onReady');
  }
  show(): void {
    this.call('onShow');
  }
  hide(): void {
    this.call('onHide');
  }
  leave(): void {
    this.call('onUnload');
    this.root.release();
  }
  pullDown(): void {
    this.call('onPullDownRefresh');
  }
  reachBottom(): void {
    this.call('onReachBottom');
  }

  /** The text of the page. */
  text(): string {
    return textOf(this.shadow());
  }
  has(words: string): boolean {
    return this.text().includes(words);
  }
  /** The tags of every element, for content that is not text. */
  html(): string {
    return nodesUnder(this.shadow()).map(tagOf).join('');
  }
  /** The innermost elements that contain this text. */
  find(words: string): readonly Node[] {
    const showing = nodesUnder(this.shadow()).filter((node) => textOf(node).includes(words));
    return showing.filter((node) => !nodesUnder(node).some((inner) => textOf(inner).includes(words)));
  }
  byClass(name: string): readonly Node[] {
    return nodesUnder(this.shadow()).filter((node) => (node.class ?? '').split(' ').includes(name));
  }
  byTag(tag: string): readonly Node[] {
    return nodesUnder(this.shadow()).filter((node) => node.is === tag);
  }
  /** Taps the element whose text equals `words`, otherwise the first (or `nth`) that contains it. */
  tap(words: string, nth?: number): void {
    const showing = this.find(words);
    const exact = nth === undefined ? showing.find((node) => textOf(node) === words) : undefined;
    this.tapNode(exact ?? showing[nth ?? 0], words);
  }
  tapNode(node: Node | undefined, words = 'the element'): void {
    if (!node) throw new Error(`${this.path} does not show ${words}:\n${this.text()}`);
    trigger(node, 'tap', {});
  }
  /** Chooses a value in WeChat's picker, for example `2027-03-15`. */
  pick(node: Node | undefined, value: string): void {
    if (!node) throw new Error(`${this.path} has no such picker`);
    trigger(node, 'change', { value });
  }
  /** Types into an input or a text area. */
  type(node: Node | undefined, value: string): void {
    if (!node) throw new Error(`${this.path} has no such input`);
    trigger(node, 'input', { value, cursor: value.length });
  }

  private shadow(): Node {
    return this.root.getComponent() as unknown as Node;
  }
  private call(name: string, ...values: unknown[]): void {
    const method = this.instance[name];
    if (typeof method === 'function') method.apply(this.instance, values);
  }
}
