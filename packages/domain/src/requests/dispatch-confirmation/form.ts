import type { FormDefinition } from '../../forms/definition';
import { optionsFrom } from '../../forms/definitions/options';
import { travelDocumentTypeLabels, travelDocumentTypes } from '../../vocabulary';

/** 派出确认: the data that the university needs before it sends a student abroad. */
export const dispatchConfirmationForm: FormDefinition = {
  key: 'dispatch_confirmation',
  title: '派出确认',
  fields: [
    { key: 'departOn', label: '出发日期', type: 'date', required: true },
    { key: 'returnOn', label: '返校日期', type: 'date', required: true },
    {
      key: 'itinerary',
      label: '行程',
      type: 'paragraph',
      required: true,
      max: 1000,
      placeholder: '航班或车次、转机地点',
    },
    {
      key: 'visaStatus',
      label: '签证（签注）',
      type: 'choice',
      required: true,
      options: [
        { value: 'granted', label: '已办妥' },
        { value: 'in_progress', label: '办理中' },
        { value: 'exempt', label: '无需签证' },
      ],
    },
    {
      key: 'visaNumber',
      label: '签证号码',
      type: 'text',
      max: 40,
      sensitive: true,
      when: { field: 'visaStatus', in: ['granted'] },
    },
    {
      key: 'travelDocumentType',
      label: '出行证件',
      type: 'choice',
      required: true,
      options: optionsFrom(travelDocumentTypes, travelDocumentTypeLabels),
    },
    { key: 'travelDocumentNumber', label: '证件号码', type: 'text', required: true, max: 20, sensitive: true },
    { key: 'travelDocumentValidUntil', label: '证件有效期至', type: 'date', required: true },
    { key: 'insurer', label: '保险公司', type: 'text', required: true, max: 60 },
    { key: 'insurancePolicyNumber', label: '保单号', type: 'text', required: true, max: 60 },
    { key: 'insuranceFrom', label: '保险生效日期', type: 'date', required: true },
    { key: 'insuranceTo', label: '保险截止日期', type: 'date', required: true, help: '须覆盖整个交流期间' },
    { key: 'hostContact', label: '接收方联系人', type: 'text', required: true, max: 60 },
    { key: 'hostEmail', label: '接收方邮箱', type: 'email', required: true },
    { key: 'hostPhone', label: '接收方电话', type: 'phone' },
    { key: 'addressAbroad', label: '境外住址', type: 'text', required: true, min: 5 },
    { key: 'emergencyName', label: '紧急联系人', type: 'text', required: true, max: 40 },
    { key: 'emergencyRelation', label: '与本人关系', type: 'text', required: true, max: 20 },
    { key: 'emergencyPhone', label: '紧急联系人电话', type: 'phone', required: true },
  ],
  dateOrders: [
    { earlier: 'departOn', later: 'returnOn', message: '返校日期不能早于出发日期' },
    { earlier: 'returnOn', later: 'travelDocumentValidUntil', message: '证件在返校前到期' },
    { earlier: 'insuranceFrom', later: 'departOn', message: '保险在出发时尚未生效' },
    { earlier: 'returnOn', later: 'insuranceTo', message: '保险在返校前到期' },
  ],
  checks: ['travel_document_number'],
};
