import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPhone } from './host/demo-phone';
import { type DemoServer, startDemoServer } from './host/demo-server';
import type { MiniProgram } from './host/mini-program';
import { shows, until } from './host/until';

/** Everyday operations beyond the manual's, on the WeChat build against the real server. */
let server: DemoServer;
beforeAll(async () => {
  server = await startDemoServer();
}, 300_000);
afterAll(() => server?.stop());

const transcript = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const photo = readFileSync(join(__dirname, '../../../server/test/files/upload/cmyk.jpg'));
const chosen = { name: '推荐信.pdf', size: transcript.length, path: 'wxfile://chosen', bytes: transcript };
const called = (program: MiniProgram, wanted: string) =>
  until(
    () => program.phone.calls.some(({ name }) => name === wanted),
    () => `${program.phone.toasts.join()}\n${program.page().text()}`,
  );
const toasted = (program: MiniProgram, words: string) =>
  until(
    () => program.phone.toasts.includes(words),
    () => `${program.phone.toasts.join()}\n${program.page().text()}`,
  );

describe('材料', () => {
  it('uploads a file from a chat, shows it, deletes it, and submits the required materials', async () => {
    const { program, id } = await demoPhone(server, 'yun');
    program.phone.chosenFile = chosen;
    program.open(`/pages/application/supplement?id=${id}`);
    await shows(program, '还差 1 项');
    program.page().tap('上传');
    await shows(program, chosen.name);
    await shows(program, '提交');
    // Choose 查看 in the action sheet.
    program.phone.tapIndex = 0;
    program.page().tap(chosen.name);
    await called(program, 'openDocument');
    // Choose 删除, then upload again.
    program.phone.tapIndex = 3;
    program.page().tap(chosen.name);
    await shows(program, '还差 1 项');
    program.phone.tapIndex = 0;
    program.page().tap('上传');
    await shows(program, '提交');
    program.page().tap('提交');
    await toasted(program, '已提交');
    await shows(program, '申请中');
    expect(program.errors).toEqual([]);
  });

  it('shows beside the material why a file was refused, and that there is no network', async () => {
    const { program, id } = await demoPhone(server, 'feng');
    program.open(`/pages/apply/index?id=${id}&step=materials`);
    await shows(program, '护照首页');
    program.phone.chosenFile = { ...chosen, size: 64 * 1024 * 1024 };
    program.page().tap('上传');
    await shows(program, '文件有 64 MB，不能超过 10 MB');
    program.phone.chosenFile = chosen;
    program.phone.server = () => null;
    program.page().tap('上传', 1);
    await shows(program, '没有网络，请检查后重试');
    program.phone.server = async (request) => (request.path === '/api/uploads' ? null : server.network(request));
    program.page().tap('上传', 1);
    await shows(program, '文件存储没有接通');
  });

  it('shrinks a photo over the limit and says so', async () => {
    const { program, id } = await demoPhone(server, 'feng');
    program.open(`/pages/apply/index?id=${id}&step=materials`);
    await shows(program, '护照首页');
    program.phone.chosenFile = { name: 'IMG_1.jpg', size: 64 * 1024 * 1024, path: 'wxfile://photo', bytes: photo };
    program.page().tap('上传');
    await toasted(program, '照片已缩小到 4 MB');
    await shows(program, 'IMG_1.jpg');
  });

  it('makes one PDF of several photos', async () => {
    const { program, id } = await demoPhone(server, 'feng');
    program.open(`/pages/apply/index?id=${id}&step=materials`);
    await shows(program, '护照首页');
    program.phone.chosenFile = { name: '照片.jpg', size: photo.length, path: 'wxfile://photo', bytes: photo };
    program.page().tap('多张照片合成一个 PDF', 1);
    await shows(program, '第 1 页');
    program.page().tap('再加照片');
    await shows(program, '合成 2 页并上传');
    program.page().tap('合成 2 页并上传');
    await shows(program, '.pdf');
    expect(program.errors).toEqual([]);
  });
});

describe('境外', () => {
  it('stores a check-in without a network, shows the emergency contacts, and sends it once when the network is back', async () => {
    const { program, id, ask } = await demoPhone(server, 'zhao');
    const history = async () =>
      (await ask<{ items: readonly { kind: string }[] }>(`/api/applications/${id}/check-ins`)).items.length;
    const before = await history();
    program.open(`/pages/check-in/index?applicationId=${id}`);
    await shows(program, '本次打卡');
    program.phone.server = () => null;
    program.page().tap('平安');
    await shows(program, '打卡已保存在手机上');
    program.page().tap('我需要帮助');
    await shows(program, '12308');
    program.open('/pages/check-in/emergency');
    await shows(program, '12308');
    // The app was closed in the meantime; the unsent check-in is stored on the phone.
    program.open(`/pages/check-in/index?applicationId=${id}`);
    await shows(program, '有一次打卡还没有发出');
    program.phone.server = server.network;
    program.page().tap('现在发送');
    await until(
      () => !program.page().has('还没有发出'),
      () => program.page().text(),
    );
    expect(await history()).toBe(before + 1);
    expect(program.errors).toEqual([]);
  });

  it('completes the data missing from the arrival', async () => {
    const { program, id } = await demoPhone(server, 'zhao');
    program.open(`/pages/check-in/index?applicationId=${id}`);
    await shows(program, '请补充当地住址');
    program.page().tap('请补充当地住址');
    await shows(program, '住宿情况');
    program.page().tap('保存');
    await shows(program, '请填写当地住址');
    program.page().type(program.page().byTag('input')[0], 'Garystraße 35, 14195 Berlin');
    await until(
      () => {
        if (program.phone.toasts.includes('已保存')) return true;
        program.page().tap('保存');
        return false;
      },
      () => program.page().text(),
    );
    await shows(program, 'Garystraße 35');
  });
});

describe('消息', () => {
  it('marks all as read, and opens an announcement', async () => {
    const { program } = await demoPhone(server, 'zhao');
    program.open('/pages/message/index');
    await shows(program, '未读');
    program.page().tap('全部标为已读');
    await until(
      () => !program.page().has('未读'),
      () => program.page().text(),
    );
    program.open('/pages/announcement/list');
    await shows(program, '2027 年春季学期');
    program.page().tap('2027 年春季学期');
    await until(
      () => program.page().path === 'pages/announcement/index',
      () => program.stack().join(),
    );
    expect(program.errors).toEqual([]);
  });

  it('offers the sentence that binds a chat for copying', async () => {
    const { program } = await demoPhone(server, 'feng');
    program.open('/pages/account/reach');
    await shows(program, '获取绑定码');
    program.page().tap('获取绑定码');
    await shows(program, '把这句话发给远航助手');
    program.page().tap('复制');
    await called(program, 'setClipboardData');
    expect(program.phone.calls.find(({ name }) => name === 'setClipboardData')?.options).toMatchObject({
      data: expect.stringMatching(/^绑定 \S+$/),
    });
  });
});
