namespace Rtos.MicroPython;

/// <summary>Refuses expressions that cannot be assigned to or deleted.</summary>
internal static class TargetRules
{
    /// <summary>Checks the target of an augmented or annotated assignment: not a tuple or a list.</summary>
    internal static void RequireSimpleTarget(TokenReader reader, Expression target)
    {
        if (target is not (NameExpression or AttributeExpression or SubscriptExpression))
        {
            reader.Refuse(target.Line, "can't assign to expression");
        }
    }

    /// <summary>Checks the target of an assignment.</summary>
    internal static void RequireTarget(TokenReader reader, Expression target)
    {
        if (target is not DisplayExpression { Kind: DisplayKind.Tuple or DisplayKind.List } display)
        {
            RequireSimpleTarget(reader, target);
            return;
        }

        var star = -1;
        for (var i = 0; i < display.Items.Count; i++)
        {
            if (display.Items[i] is StarredExpression starred)
            {
                if (star >= 0)
                {
                    reader.Refuse(starred.Line, "multiple *x in assignment");
                }

                star = i;
                RequireTarget(reader, starred.Value);
            }
            else
            {
                RequireTarget(reader, display.Items[i]);
            }
        }

        if (star > byte.MaxValue || (star >= 0 && display.Items.Count - star - 1 > byte.MaxValue))
        {
            reader.Refuse(display.Line, "too many targets beside *x");
        }
    }

    /// <summary>Checks the target of a deletion.</summary>
    internal static void RequireDeletable(TokenReader reader, Expression target)
    {
        switch (target)
        {
            case NameExpression or AttributeExpression or SubscriptExpression:
                break;
            case DisplayExpression { Kind: DisplayKind.Tuple or DisplayKind.List } display:
                display.Items.ForEach(item => RequireDeletable(reader, item));
                break;
            default:
                reader.Refuse(target.Line, "can't delete expression");
                break;
        }
    }
}
