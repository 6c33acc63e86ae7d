/** What `wx.requestSubscribeMessage` answered, template by template: `accept`, or one of the ways to say no. */
export function sortAnswers(templateIds: readonly string[], answer: Readonly<Record<string, unknown>>) {
  const said = templateIds.filter((id) => typeof answer[id] === 'string');
  return {
    accepted: said.filter((id) => answer[id] === 'accept'),
    rejected: said.filter((id) => answer[id] !== 'accept'),
  };
}
