/** What is said of imported files and their lines, in 简体中文. */
export const importRefusals: Readonly<Record<string, string>> = {
  "A file may have {0} MB; part it into several.": "文件最多 {0} MB；请拆分成几个文件。",
  "A file may have {0} columns; leave out those that are not wanted.": "文件最多 {0} 列；请删去不需要的列。",
  "A file may have {0} rows; part it into several.": "文件最多 {0} 行；请拆分成几个文件。",
  "Line {0} cannot be read: a double quote that opens a cell there is not closed. Close it, and choose the file again.":
    "无法读取第 {0} 行：该行有一个双引号没有闭合。请补上后重新选择文件。",
  "Say of at least one column what it tells.": "请至少说明一列的含义。",
  "Say of every column what it tells, and which one is the id.": "请说明每一列的含义，以及哪一列是编号。",
  "The id is missing; write what your system calls this record.": "缺少编号；请填写此记录在贵方系统中的编号。",
  "There is no field “{0}” that a column could tell.": "没有可供列使用的字段“{0}”。",
  "This cannot be read: save the file as UTF-8 and choose it again.":
    "无法读取此内容：请将文件另存为 UTF-8 后重新选择。",
  "This file has no rows: the first line names the columns, and each line below is one record.":
    "此文件没有数据行：第一行是列名，其下每行是一条记录。",
  "This hub has no channel for such an address; leave it out.": "本系统没有可使用这种地址的渠道；请留空。",
  "This id is another customer's already ({0}): merge the two, or leave out `customer`.":
    "此编号已属于另一位客户（{0}）：请合并两者，或不填 `customer`。",
  "This import does not run; look at it again.": "此导入没有在运行；请重新查看。",
  "This import is at another point meanwhile; look at it again.": "此导入的进度已改变；请重新查看。",
  "This is no file of text: save the sheet as CSV (UTF-8) and choose that file.":
    "这不是文本文件：请将表格另存为 CSV（UTF-8），再选择该文件。",
  "There is no such import.": "没有此导入。",
  "Two columns tell “{0}”: choose one of them.": "有两列都是“{0}”：请只选其中一列。",
  "Write a number such as 1234.5, without a currency or a separator.":
    "请填写数字，例如 1234.5，不带货币符号和分隔符。",
  "{0}: write 1 to {1} characters.": "{0}：请填写 1 至 {1} 个字符。",
  "A person wrote something else here, which stays.": "此处已由人员填写其他内容，予以保留。",
  "Somebody else has this address, with whom it stays: compare both, and merge them ({0}).":
    "此地址已属于另一位客户，予以保留：请比较两者，如为同一人则合并（{0}）。",
  "Line {0} has this id too: what stands here counts.": "第 {0} 行也有此编号：以此行为准。",
  "Line {0} has this address too, and only the first of them gets it.": "第 {0} 行也有此地址，只归第一位所有。",
  "This line has more columns than the first one: put texts that contain the separator in double quotes.":
    "此行的列数多于第一行：包含分隔符的文字请放在双引号内。",
  "Somebody changed this since; it stays.": "此后有人修改过，予以保留。",
  "Something happened with this record since; it stays.": "此后该记录有了新的往来，予以保留。",
  "A later import changed this; take that one back first.": "之后的导入修改过此记录；请先撤销那次导入。",
  "The import broke off; the hub's log says why. What was taken in can be taken back.":
    "导入中断；原因见系统日志。已导入的内容可以撤销。",
  "The file of this import is gone: choose it again.": "此导入的文件已删除：请重新选择。",
  "The file waited for {0} days and was removed: choose it again.": "文件搁置 {0} 天后已删除：请重新选择。",
  "The file told of a customer who was erased since, and was removed: choose one in which she does not stand.":
    "文件中有一位此后被抹除的客户，因此已删除：请选择不含该客户的文件。",
  "of: write customer, organisation, order or event.": "of：请填写 customer、organisation、order 或 event。",
  "No customer is known by this id; import the customers first.": "没有使用此编号的客户；请先导入客户。",
  "No customer has this address; import the customers first.": "没有客户使用此地址；请先导入客户。",
  "Say whose it is: by the customer's id in the same system, her mail address or her telephone number.":
    "请说明属于哪位客户：同一系统中的客户编号、邮箱地址或电话号码。",
  "Say which column tells whose these are: the customer's id, her mail address or her number.":
    "请说明哪一列指明所属客户：客户编号、邮箱地址或电话号码。",
  "This id is another customer's already ({0}); take it from her first.":
    "此编号已属于另一位客户（{0}）；请先从该客户处移除。",
  "The time is missing; write it such as 2026-11-27 14:30 or 2026-11-27T14:30:00Z.":
    "缺少时间。请填写时间，例如 2026-11-27 14:30 或 2026-11-27T14:30:00Z。",
  "Write the time such as 2026-11-27 14:30 or 2026-11-27T14:30:00Z.":
    "请填写时间，例如 2026-11-27 14:30 或 2026-11-27T14:30:00Z。",
  "Write one of: {0}.": "请填写以下之一：{0}。",
};
