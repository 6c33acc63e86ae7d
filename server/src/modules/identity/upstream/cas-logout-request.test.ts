import fc from 'fast-check';
import { ticketOfLogoutRequest } from './cas-logout-request';

const request = (inside: string) =>
  `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="LR-1" Version="2.0" IssueInstant="2026-11-24T02:00:00Z"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">@NOT_USED@</saml:NameID>${inside}</samlp:LogoutRequest>`;
const index = (ticket: string) => `<samlp:SessionIndex>${ticket}</samlp:SessionIndex>`;

it('reads the ticket', () => {
  expect(ticketOfLogoutRequest(`<?xml version="1.0" encoding="UTF-8"?>${request(index('ST-1-abc'))}`)).toBe('ST-1-abc');
});

it.each([
  ['no index', request('')],
  ['an empty index', request(index(''))],
  ['two of them', request(index('ST-1') + index('ST-2'))],
  ['an index elsewhere', `<a>${request(index('ST-1'))}</a>`],
  ['an entity', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${request(index('&e;'))}`],
  ['a document that is too long', request(index('ST-1') + '<x/>'.repeat(2000))],
  ['broken XML', '<samlp:LogoutRequest'],
])('reads none from %s', (_, xml) => expect(ticketOfLogoutRequest(xml)).toBeNull());

it('never throws, whatever the input', () => {
  fc.assert(fc.property(fc.string(), (text) => ticketOfLogoutRequest(text) === null));
});
