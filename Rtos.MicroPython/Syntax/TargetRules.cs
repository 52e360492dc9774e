namespace Rtos.MicroPython;

/// <summary>Refuses expressions that nothing can be assigned to, or that cannot be deleted.</summary>
internal static class TargetRules
{
    /// <summary>What an assignment with a value for all of it is made to: no tuple, no list.</summary>
    internal static void RequireSimpleTarget(TokenReader reader, Expression target)
    {
        if (target is not (NameExpression or AttributeExpression or SubscriptExpression))
        {
            reader.Refuse(target.Line, "can't assign to expression");
        }
    }

    /// <summary>What is assigned to.</summary>
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

    /// <summary>What is deleted.</summary>
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
