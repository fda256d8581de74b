"""The types of all identifiers, so that an agent's never goes where a queue's belongs."""

from typing import NewType

PersonId = NewType("PersonId", str)
TeamId = NewType("TeamId", str)
QueueId = NewType("QueueId", str)
AccountId = NewType("AccountId", str)
HookId = NewType("HookId", str)
CustomerId = NewType("CustomerId", str)
OrganisationId = NewType("OrganisationId", str)
IdentityId = NewType("IdentityId", str)
ConversationId = NewType("ConversationId", str)
ItemId = NewType("ItemId", str)
OfferId = NewType("OfferId", str)
FileId = NewType("FileId", str)
DispositionId = NewType("DispositionId", str)
MergeId = NewType("MergeId", str)
ImportId = NewType("ImportId", str)
