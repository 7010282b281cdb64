"""The model, its training and when it is retrained."""

from bot.domain.schedules.errors import AnyScheduleError
from bot.messages.errors.registry import sentence
from bot.messages.model.errors import AnyModelError, model_error
from bot.messages.schedules import schedule_error

sentence.register(AnyScheduleError, schedule_error)
sentence.register(AnyModelError, model_error)
