import { join, relative, sep } from 'node:path';
import ts from 'typescript';

export type AccessKind = 'read' | 'write';
/** An access of a file to a table, by a model or by SQL. */
export interface Access {
  /** The module, `platform`, or another file or folder of `src`. */
  readonly by: string;
  readonly kind: AccessKind;
  readonly table: string;
  /** `src/modules/x/y.ts:12` */
  readonly place: string;
}
export interface TableAccess {
  /** The owner of each table: the folder whose `model.ts` describes it. */
  readonly owners: ReadonlyMap<string, string>;
  readonly accesses: readonly Access[];
  /** Places of SQL whose table name is an expression with unknown value. */
  readonly unknown: readonly string[];
}

const source = join(__dirname, '../src');
const modelWrites = ['create', 'bulkCreate', 'update', 'destroy', 'save', 'increment', 'decrement', 'upsert'];
const writerVerbs = ['add', 'addAll', 'addIfAbsent', 'addAllIfAbsent', 'change', 'changeWhere', 'changeEach', 'lock'];

/** `modules/identity/jobs/x.ts` → identity; `platform/http/y.ts` → platform; `demo/z.ts` → demo; `metrics.ts`. */
function ownerOf(path: string): string {
  const [first = '', second = ''] = path.split(sep);
  return first === 'modules' ? second : first;
}

/**
 * Tests are not checked, because they insert any rows; nor are migrations, which are frozen and older than the
 * modules; nor the two places of the platform that get tables as parameters. `reseal` writes the tables of its
 * `SealedSet`s, which are checked.
 */
const isChecked = (path: string): boolean =>
  !path.startsWith('..') && !/^(migrations|platform.database)\b|^platform.crypto.reseal|\.test\.ts$/.test(path);

/**
 * The tables in an SQL text: `FROM a, b`, `JOIN`, `INTO`, `UPDATE`, `DELETE FROM`. `ON DUPLICATE KEY UPDATE` names a
 * column.
 */
export function tablesIn(sql: string): { readonly kind: AccessKind; readonly table: string }[] {
  const name = '[\\w$]+(?:\\s+(?:AS\\s+)?\\w+)?';
  const naming = new RegExp(
    `\\b(DELETE\\s+(?:\\w+\\s+)?FROM|FROM|JOIN|INTO|(?<!KEY\\s+)UPDATE)\\s+(${name}(?:\\s*,\\s*${name})*)`,
    'gi',
  );
  return [...sql.matchAll(naming)].flatMap(([, verb = '', list = '']) =>
    list.split(',').map((one) => ({
      kind: /^(FROM|JOIN)$/i.test(verb) ? 'read' : 'write',
      table: one.trim().split(/\s/)[0] ?? '',
    })),
  );
}

/** Reads the sources of the server with the TypeScript compiler and finds every access to a table. */
export function readTableAccess(): TableAccess {
  const program = programOf(join(__dirname, '../tsconfig.json'));
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter(({ fileName }) => isChecked(relative(source, fileName)));

  /** The table of each class. */
  const tables = new Map<ts.Symbol, string>();
  const owners = new Map<string, string>();
  const accesses: Access[] = [];
  const unknown: string[] = [];

  const symbolOf = (node: ts.Node): ts.Symbol | undefined => {
    const symbol = checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  };
  /** The table of a model class or of an instance of it. */
  function tableOfType(node: ts.Node): string | undefined {
    const symbol = checker.getNonNullableType(checker.getTypeAtLocation(node)).getSymbol();
    return symbol && tables.get(symbol);
  }
  /** The possible texts of an expression, if its type lists them. */
  function textsOf(node: ts.Expression): readonly string[] | null {
    const type = checker.getTypeAtLocation(node);
    const texts = (type.isUnion() ? type.types : [type]).flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
    return texts.length > 0 ? texts : null;
  }

  function collectModels(file: ts.SourceFile): void {
    for (const statement of file.statements) {
      if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) continue;
      const { expression, arguments: given } = statement.expression;
      const [model, name] = given;
      if (expression.getText() !== 'table' || !model || !name || !ts.isStringLiteral(name)) continue;
      const symbol = symbolOf(model);
      if (symbol) tables.set(symbol, name.text);
      owners.set(name.text, ownerOf(relative(source, file.fileName)));
    }
  }

  function visit(node: ts.Node, file: ts.SourceFile): void {
    const path = relative(source, file.fileName);
    const place = () => `src/${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const found = (kind: AccessKind, table: string | undefined) => {
      if (table !== undefined && owners.has(table)) accesses.push({ by: ownerOf(path), kind, table, place: place() });
    };

    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const verb = node.expression.name.text;
      const [first] = node.arguments;
      if (modelWrites.includes(verb)) found('write', tableOfType(node.expression.expression));
      const model = first && ts.isIdentifier(first) && symbolOf(first);
      if (model && writerVerbs.includes(verb)) found('write', tables.get(model));
      if (model && verb === 'model') found('read', tables.get(model));
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
      for (const { kind, table } of tablesIn(node.text)) found(kind, table);
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans;
      const text = spans.reduce((start, { literal }, index) => `${start}$${index}$${literal.text}`, node.head.text);
      for (const { kind, table } of tablesIn(text)) {
        const span = /^\$(\d+)\$$/.exec(table);
        const expression = span && spans[Number(span[1])]?.expression;
        const names = expression ? textsOf(expression) : [table];
        if (names === null) unknown.push(place());
        else for (const name of names) found(kind, name);
      }
    }
    // `resealSet` writes the tables that its callers pass.
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'table' && ts.isStringLiteral(node.initializer))
      if (checker.getContextualType(node.parent)?.getSymbol()?.name === 'SealedSet')
        found('write', node.initializer.text);

    ts.forEachChild(node, (child) => visit(child, file));
  }

  for (const file of files) collectModels(file);
  for (const file of files) visit(file, file);
  return { owners, accesses, unknown };
}

function programOf(configFile: string): ts.Program {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }: ts.Diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  };
  const config = ts.getParsedCommandLineOfConfigFile(configFile, { noEmit: true }, host);
  if (!config) throw new Error(`${configFile} is not readable`);
  const { fileNames: rootNames, options, projectReferences } = config;
  return ts.createProgram({ rootNames, options, ...(projectReferences && { projectReferences }) });
}
