import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of an authority and of the one certificate that it issued. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Makes an authority, as a university has one of its own, and a certificate for all these names. */
export function createCertificates(folder: string, names: readonly string[]): Certificates {
  const file = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const [authority, authorityKey] = [file('authority.pem'), file('authority-key.pem')];
  const [certificate, key, request, extension] = ['certificate.pem', 'key.pem', 'request.pem', 'names.cnf'].map(file);
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '2',
    '-subj',
    '/CN=Deploy check',
    '-keyout',
    authorityKey,
    '-out',
    authority,
  );
  openssl('req', ...newKey, '-subj', `/CN=${names[0]}`, '-keyout', String(key), '-out', String(request));
  writeFileSync(String(extension), `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}\n`);
  const issuer = ['-CA', authority, '-CAkey', authorityKey, '-CAcreateserial', '-days', '2'];
  openssl(
    'x509',
    '-req',
    '-in',
    String(request),
    ...issuer,
    '-extfile',
    String(extension),
    '-out',
    String(certificate),
  );
  return { authority, certificate: String(certificate), key: String(key) };
}
