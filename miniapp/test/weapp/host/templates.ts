import { posix } from 'node:path';
import type { CodeSpace } from 'glass-easel-miniprogram-adapter';
import { TmplGroup } from 'glass-easel-template-compiler';
import { filesEndingWith, readBuilt } from './build';

export interface TemplateProblem {
  readonly path: string;
  readonly message: string;
}

const withoutEnding = (path: string) => path.replace(/\.\w+$/, '');

/** Compiles every template with WeChat's open-source compiler. Any message of the compiler, whatever its level, fails. */
export function compileTemplates() {
  const group = new TmplGroup();
  const problems: TemplateProblem[] = [];
  for (const path of filesEndingWith('.wxs')) group.addScript(withoutEnding(path), readBuilt(path));
  for (const path of filesEndingWith('.wxml')) {
    const found: readonly { message: string }[] = group.addTmpl(withoutEnding(path), readBuilt(path));
    problems.push(...found.map(({ message }) => ({ path, message })));
  }
  const groupList: Record<string, unknown> = new Function(`return ${group.getTmplGenObjectGroups()}`)();
  return { groupList, problems };
}

/** Gives a code space the templates and configurations of all pages and components. */
export function addTemplates(codeSpace: CodeSpace): void {
  const { groupList } = compileTemplates();
  for (const path of Object.keys(groupList)) {
    codeSpace.addCompiledTemplate(path, {
      groupList,
      content: groupList[path],
      // Without it `bindtap` on plain elements is ignored.
      fallbackListenerOnNativeNode: true,
    } as Parameters<CodeSpace['addCompiledTemplate']>[1]);
  }
  for (const path of filesEndingWith('.json')) {
    const config: { usingComponents?: Record<string, string> } = JSON.parse(readBuilt(path));
    if (!config.usingComponents) continue;
    const folder = posix.dirname(path);
    const usingComponents = Object.fromEntries(
      Object.entries(config.usingComponents).map(([name, to]) => [name, `/${posix.join(folder, to)}`]),
    );
    codeSpace.addComponentStaticConfig(withoutEnding(path), { ...config, usingComponents });
  }
}
