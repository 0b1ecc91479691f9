export const people = {
  confirm: '确定',
  search: '输入姓名查找全校人员',
  departments: '部门',
  picked: '已选 {{names}}',
  pickedLabel: '已选人员',
  nobodyPicked: '尚未选择人员',
  noneFound: '没有找到匹配的人员',
  emptyDepartment: '该部门没有人员，请选择下级部门',
} as const;
