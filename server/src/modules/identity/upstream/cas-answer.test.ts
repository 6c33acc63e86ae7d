import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readCasAnswer } from './cas-answer';
import { decodeAnswer } from './decode-answer';

const stored = (name: string) => readFileSync(join(__dirname, '../../../../test/files/cas', name));

const wrap = (inside: string) =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inside}</cas:serviceResponse>`;
const success = (inside: string) => wrap(`<cas:authenticationSuccess>${inside}</cas:authenticationSuccess>`);

it('reads the person and both forms of attributes', () => {
  const xml = success(
    '<cas:user>320210001</cas:user><cas:attributes><cas:cn>林知远</cas:cn><cas:attribute name="mail" value="a@b.cn"/></cas:attributes><cas:attribute name="dept" value="FL"/>',
  );
  expect(readCasAnswer(xml)).toEqual({
    valid: true,
    casId: '320210001',
    attributes: { cn: '林知远', mail: 'a@b.cn', dept: 'FL' },
  });
});

it.each([
  [
    'a refusal',
    wrap('<cas:authenticationFailure code="INVALID_TICKET">used</cas:authenticationFailure>'),
    'INVALID_TICKET',
  ],
  [
    'a refusal that echoes a success',
    wrap(
      '<cas:authenticationFailure code="INVALID_TICKET">ST-1<cas:authenticationSuccess><cas:user>admin</cas:user></cas:authenticationSuccess></cas:authenticationFailure>',
    ),
    'INVALID_TICKET',
  ],
  [
    'both at once',
    wrap(
      '<cas:authenticationFailure code="X">x</cas:authenticationFailure><cas:authenticationSuccess><cas:user>admin</cas:user></cas:authenticationSuccess>',
    ),
    'X',
  ],
  ['two people', success('<cas:user>a</cas:user><cas:user>b</cas:user>'), 'UNREADABLE'],
  ['nobody', success('<cas:user></cas:user>'), 'UNREADABLE'],
  [
    'an entity',
    `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${success('<cas:user>&e;</cas:user>')}`,
    'UNREADABLE',
  ],
  ['broken XML', '<cas:serviceResponse', 'UNREADABLE'],
])('accepts no user from %s', (_, xml, code) => expect(readCasAnswer(xml)).toEqual({ valid: false, code }));

it.each(['ST-2-gbk-decl', 'ST-7-entity'])('reads the name in the answer %s', (name) => {
  for (const contentType of ['application/xml', 'text/xml; charset=UTF-8', null])
    expect(readCasAnswer(decodeAnswer(stored(name), contentType))).toEqual({
      valid: true,
      casId: '2026000903',
      attributes: { cn: '林知远' },
    });
});

it('decodes each entity once', () => {
  const xml = success('<cas:user>a&amp;b</cas:user><cas:attribute name="cn" value="&#x6797;&amp;#26519;"/>');
  expect(readCasAnswer(xml)).toMatchObject({ casId: 'a&b', attributes: { cn: '林&#26519;' } });
});

const gbk = Buffer.from([0xc1, 0xd6, 0xd6, 0xaa, 0xd4, 0xb6]);
const declaration = (encoding: string) => Buffer.from(`<?xml version='1.0' encoding='${encoding}'?>`);

it.each<[string, Uint8Array, string | null]>([
  [
    'its own declaration, against the content type',
    Buffer.concat([declaration('gb2312'), gbk]),
    'text/xml;charset=utf-8',
  ],
  ['its content type', gbk, 'text/xml;charset="GBK"'],
  ['its bytes, where the declaration is wrong', Buffer.concat([declaration('UTF-8'), gbk]), null],
  ['its bytes, where the encoding is unknown', Buffer.concat([declaration('x-of-ours'), Buffer.from('林知远')]), null],
  ['UTF-8 with a mark', Buffer.from('\ufeff林知远'), null],
  ['UTF-16 with a mark', Buffer.from('\ufeff林知远', 'utf16le'), null],
])('decodes an answer by %s', (_, bytes, contentType) =>
  expect(decodeAnswer(bytes, contentType).replace(/^<.*>/, '')).toBe('林知远'),
);

it('never throws, whatever the input', () => {
  fc.assert(fc.property(fc.string(), (text) => readCasAnswer(text).valid === false));
});
