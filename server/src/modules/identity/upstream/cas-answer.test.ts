import fc from 'fast-check';
import { readCasAnswer } from './cas-answer';

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

it('never throws, whatever the input', () => {
  fc.assert(fc.property(fc.string(), (text) => readCasAnswer(text).valid === false));
});
