; Comments.
;
; @comment  a comment, its mark included

; # why
(comment) @comment
