a blackboard file
SRC: none
