import {
  ApiError,
  type Attachment,
  attachmentRoutes,
  identityRoutes,
  peopleRoutes,
  programmeRoutes,
} from '@yuanhang/contract';
import type { CasServer } from '../../../server/test/cas-server';
import { pdfBytes, uploadFile } from '../../../server/test/factories/attachments';
import { programmeInput } from '../../../server/test/factories/programmes';
import { type Credential, clientOf } from '../../../server/test/http';

export const publicUrl = 'https://exchange.example.edu.cn';
export const identityCard = '11010120060102001X';
export const otherCard = '110101200601020028';
const cookie = (answer: Response, name: string) =>
  answer.headers.getSetCookie().flatMap((line) => new RegExp(`^${name}=([^;]+)`).exec(line)?.[1] ?? [])[0];

/** Signs in as a browser does: to CAS, and back with a ticket. Returns the cookie of the session. */
export async function signIn(cas: CasServer, casId: string): Promise<Credential> {
  const begun = await fetch(`${publicUrl}/api/session/cas?next=/console/`, { redirect: 'manual' });
  const login = begun.headers.get('location') ?? '';
  if (!login.startsWith('https://cas.example.edu.cn/login?'))
    throw new Error(`not sent to CAS: ${begun.status} ${login}`);
  const back = cas.signIn(login, casId);
  const headers = { cookie: `yh_cas=${cookie(begun, 'yh_cas')}` };
  const finished = await fetch(back, { redirect: 'manual', headers });
  const token = cookie(finished, '__Host-yh_session');
  if (token === undefined)
    throw new Error(`the sign-in of ${casId} failed: ${finished.status} ${await finished.text()}`);
  return { cookie: `__Host-yh_session=${token}` };
}

/** Writes the student of the register, which is audited: compares the stored card with this one and encrypts it if it differs. */
export function writeStudent(token: Credential, card: string) {
  const student = {
    studentNumber: '2026000001',
    name: '周雨桐',
    pinyin: 'ZHOU YUTONG',
    gender: '女',
    birthDate: '2006-01-02',
    collegeCode: 'CS',
    major: '软件工程',
    level: 'undergraduate',
    grade: '2026 级',
    gpa: '3.9',
    identityCard: card,
  } as const;
  return clientOf(publicUrl, token)(peopleRoutes.syncStudents, { body: { students: [student] } });
}

/** Adds a college, a student with an identity card, and a member of the office, as the administrator. */
export async function addPeople(token: Credential): Promise<void> {
  const call = clientOf(publicUrl, token);
  await call(peopleRoutes.addCollege, { body: { code: 'CS', name: '计算机学院' } });
  await writeStudent(token, identityCard);
  const office = { name: '陈国栋', casId: 'T20260002', roles: [{ role: 'office' as const, collegeId: null }] };
  await call(peopleRoutes.addUser, { body: office });
}

export const nameOf = async (token: Credential): Promise<string> =>
  (await clientOf(publicUrl, token)(identityRoutes.currentSession, {})).me.name;

export const colleges = async (token: Credential): Promise<string[]> =>
  (await clientOf(publicUrl, token)(peopleRoutes.colleges, {})).items.map(({ code }) => code);

export const addCollege = (token: Credential, code: string) =>
  clientOf(publicUrl, token)(peopleRoutes.addCollege, { body: { code, name: `学院 ${code}` } });

/** Reads the student's identity card in the clear, as the office. */
export async function revealCard(token: Credential): Promise<string> {
  const call = clientOf(publicUrl, token);
  const [student] = (await call(peopleRoutes.students, { query: { q: '2026000001' } })).items;
  const params = { id: student?.id ?? '' };
  return (await call(peopleRoutes.revealIdentityCard, { params, body: { purpose: '核对护照' } })).value;
}

/** Makes a programme and uploads a blank form for it, to the object store. */
export async function uploadForm(token: Credential): Promise<Attachment> {
  const created = await clientOf(publicUrl, token)(programmeRoutes.create, { body: programmeInput() });
  const upload = { ownerType: 'programme', ownerId: created.id, requirementKey: 'transcript' } as const;
  return uploadFile(publicUrl, token, { ...upload, fileName: '成绩单样表.pdf' });
}

/** Whether the file is read through its link as it was uploaded. */
export async function canReadForm(token: Credential, { id }: Attachment): Promise<boolean> {
  const { url } = await clientOf(publicUrl, token)(attachmentRoutes.readLink, {
    params: { id },
    query: { as: 'view' },
  });
  const bytes = Buffer.from(await (await fetch(new URL(url, publicUrl))).arrayBuffer());
  return bytes.equals(pdfBytes());
}

/** Repeats a request until the returned function is called, which then returns how often it was sent and the errors, by their codes. */
export function repeatRequest(send: () => Promise<unknown>) {
  let running = true;
  const failed: string[] = [];
  let sent = 0;
  const work = (async () => {
    while (running) {
      sent += 1;
      await send().catch((error: unknown) => failed.push(error instanceof ApiError ? error.body.code : String(error)));
    }
  })();
  return async () => {
    running = false;
    await work;
    return { sent, failed };
  };
}
